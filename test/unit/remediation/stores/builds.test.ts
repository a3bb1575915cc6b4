import { describe } from 'node:test';
import { BUILDS } from './buildCases.ts';
import { storeCases } from './storeCase.ts';

describe('references in builds, templates and manifests', () => storeCases(BUILDS));
