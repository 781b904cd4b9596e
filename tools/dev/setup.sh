#!/bin/sh
# Installs what building, running and testing need: the packages in packages.txt that are not there yet.
# As root, or with sudo. Where there is no apt, it names them and leaves the rest to you.
set -eu
cd "$(dirname "$0")"

packages=$(sed 's/#.*//' packages.txt)
if ! command -v apt-get >/dev/null; then
  echo "No apt-get here. These are the Debian names of what is needed:" $packages >&2
  exit 0
fi

missing=
for package in $packages; do
  case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true) in
    "install ok installed") ;;
    *) missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
  root=
elif command -v sudo >/dev/null; then
  root=sudo
else
  echo "To be installed as root:$missing" >&2
  exit 1
fi
echo "Installing:$missing"
$root apt-get update -q
$root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
