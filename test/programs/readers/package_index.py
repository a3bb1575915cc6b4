"""Prints a digest of where pip would look for packages. Usage: package_index.py [REQUIREMENTS]"""

import hashlib
import sys

from pip._internal.commands import create_command
from pip._internal.network.session import PipSession
from pip._internal.req.req_file import parse_requirements

if len(sys.argv) == 1:
    options, _ = create_command("install").parse_args(["x"])
    found = [options.index_url, *options.extra_index_urls]
else:
    lines = parse_requirements(sys.argv[1], session=PipSession())
    found = [line.requirement for line in lines]
print(hashlib.sha256(repr(found).encode()).hexdigest())
