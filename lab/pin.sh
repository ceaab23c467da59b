#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Writes the go.mod and go.sum of one part anew, for the version asked for.
# Kubernetes and Argo Rollouts keep `replace` lines that Go honours in the main
# module only, so their require and replace blocks are taken over whole; the
# others are pinned by a plain requirement.
#
#   lab/pin.sh kubernetes v1.36.3          writes lab/parts/kubernetes/
#   lab/pin.sh kubernetes v1.35.2 FOLDER   writes FOLDER, and leaves lab/parts alone
set -euo pipefail

fail() {
  printf 'pin: %s\n' "$*" >&2
  exit 1
}

(($# >= 2)) || fail "say which part and version, as in: lab/pin.sh kubernetes v1.36.3."
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
part=$1
version=$2
folder=${3:-$here/parts/$part}

case $part in
kubernetes)
  module=k8s.io/kubernetes
  packages=(cmd/kube-apiserver cmd/kube-controller-manager cmd/kube-scheduler cmd/kubectl)
  ;;
etcd) module=go.etcd.io/etcd/server/v3 packages=("") ;;
kwok) module=sigs.k8s.io/kwok packages=(cmd/kwok) ;;
argo-rollouts) module=github.com/argoproj/argo-rollouts packages=(cmd/rollouts-controller) ;;
toxiproxy) module=github.com/Shopify/toxiproxy/v2 packages=(cmd/server) ;;
*) fail "$part is no part of the lab; choose one of: $(cd "$here/parts" && echo *)." ;;
esac

mkdir -p "$folder"
cd "$folder"
export GOFLAGS=-mod=mod GOWORK=off GOTOOLCHAIN=${GOTOOLCHAIN:-auto}

# The module's own go.mod, fetched from an empty folder so that no go.mod here
# can have a say.
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
theirs=$(cd "$empty" && go mod download -json "$module@$version" | sed -n 's/^[[:space:]]*"GoMod": "\(.*\)",$/\1/p')
[[ -n $theirs ]] || fail "the Go module proxy has no $module@$version; look the version up and try again."

rm -f go.sum
case $part in
kubernetes)
  sed -E -e "s#^module .*#module portolan/lab/parts/$part#" \
    -e '/^\/\//d' \
    -e "s#=> \./staging/src/(\S+)#=> \1 v0.${version#v1.}#" "$theirs" >go.mod
  ;;
argo-rollouts)
  sed -E -e "s#^module .*#module portolan/lab/parts/$part#" "$theirs" >go.mod
  ;;
*)
  printf 'module portolan/lab/parts/%s\n\n%s\n' "$part" "$(grep '^go ' "$theirs")" >go.mod
  ;;
esac
go mod edit -require "$module@$version"
for package in "${packages[@]}"; do
  go mod edit -tool "$module${package:+/$package}"
done

# Listing what the programs are made of completes go.mod and go.sum without compiling.
go list -deps tool >/dev/null
go mod edit -fmt
printf 'pin: %s is at %s %s\n' "$folder" "$module" "$version" >&2
