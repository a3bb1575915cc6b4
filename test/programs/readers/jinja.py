"""Prints digests of the values of a YAML file, each rendered by Jinja as dbt does. Usage: jinja.py FILE"""

import hashlib
import os
import sys

import jinja2
import yaml


def rendered(value: object) -> object:
    if isinstance(value, dict):
        return {key: rendered(inner) for key, inner in value.items()}
    if isinstance(value, str):
        return jinja2.Template(value).render(env_var=lambda name: os.environ[name])
    return value


with open(sys.argv[1], encoding="utf-8") as file:
    print(hashlib.sha256(repr(rendered(yaml.safe_load(file))).encode()).hexdigest())
