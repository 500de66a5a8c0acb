#!/usr/bin/env bash
# The load of the gate: the same requests every time, on one connection. Fails where an answer is no success.
set -eu
curl --silent --show-error --fail --output /dev/null "$1/permits/OV-2024-000[101-140]"
