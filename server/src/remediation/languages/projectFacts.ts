/** What the manifests of a project tell: its dependencies, and whether it is an app for the user's own device. */
import type { Project } from '../plan.ts';

const nameOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);

/** Whether a manifest whose file name matches holds `mark`. */
export function manifestHolds(project: Project, fileName: RegExp, mark: RegExp): boolean {
  for (const [uri, { text }] of project.files) if (fileName.test(nameOf(uri)) && mark.test(text)) return true;
  return false;
}

/** Whether the project has a file of that name. */
export function hasFile(project: Project, fileName: RegExp): boolean {
  for (const uri of project.files.keys()) if (fileName.test(nameOf(uri))) return true;
  return false;
}

/** Gradle and Maven files of the JVM. */
export const JVM_MANIFEST =
  /^(?:build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|libs\.versions\.toml|pom\.xml|build\.sbt)$/;

/** Whether a JVM file is part of an Android app. */
export function isAndroid(project: Project, text: string): boolean {
  return (
    /^\s*import\s+(?:android|androidx)\./m.test(text) ||
    manifestHolds(project, JVM_MANIFEST, /com\.android\.(?:application|library)|\bandroid\s*\{/)
  );
}
