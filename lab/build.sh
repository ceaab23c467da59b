#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the parts of the practice fleet that are not up to date.
#
#   lab/build.sh [--bin DIR] [PART…]
#
# A part is rebuilt when its go.mod, its go.sum, its flags or the Go version
# changed; the stamps of what was built stand in DIR/.stamp. Programs are built
# into a folder beside their place and renamed, so an interrupted build leaves
# the old ones whole and the next start goes on where this one stopped.
#
# PORTOLAN_KUBERNETES=v1.35.2 builds another Kubernetes, beside the pinned one.
# PORTOLAN_JOBS limits how many packages are compiled side by side.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=${XDG_CACHE_HOME:-$HOME/.cache}/portolan/lab/bin
all_parts=(toxiproxy etcd kubernetes kwok argo-rollouts lab)
parts=()

fail() {
  printf 'lab build: %s\n' "$*" >&2
  exit 1
}

say() {
  printf 'lab build: %s\n' "$*" >&2
}

while (($#)); do
  case $1 in
  --bin)
    (($# > 1)) || fail "--bin needs a folder."
    bin=$2
    shift
    ;;
  --bin=*) bin=${1#--bin=} ;;
  -h | --help)
    sed -n '4,15s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    exit 0
    ;;
  -*) fail "$1 is no option of this script; see lab/build.sh --help." ;;
  *)
    [[ " ${all_parts[*]} " == *" $1 "* ]] || fail "$1 is no part of the lab; choose from: ${all_parts[*]}."
    parts+=("$1")
    ;;
  esac
  shift
done
((${#parts[@]})) || parts=("${all_parts[@]}")

# find_go puts a Go on the PATH that can build every part, by Go's own toolchain
# download where the one at hand is older than a go.mod asks for.
find_go() {
  if ! command -v go >/dev/null && [[ -x /usr/local/go/bin/go ]]; then
    PATH=/usr/local/go/bin:$PATH
  fi
  command -v go >/dev/null ||
    fail "there is no Go on the PATH; install golang-go (any version from 1.21 on) and start again."
  local wanted have
  wanted=$(sed -n 's/^go //p' "$here"/go.mod "$here"/parts/*/go.mod | sort -V | tail -n 1)
  have=$(cd / && GOTOOLCHAIN=local go env GOVERSION)
  have=${have#go}
  [[ $(printf '%s\n1.21\n' "$have" | sort -V | head -n 1) == 1.21 ]] ||
    fail "Go $have is too old to fetch a newer one by itself; install Go 1.21 or later and start again."
  if [[ $(printf '%s\n%s\n' "$wanted" "$have" | sort -V | tail -n 1) != "$have" ]]; then
    export GOTOOLCHAIN=auto
  fi
}

# programs_of names what a part is made of, as "package=program" words.
programs_of() {
  case $1 in
  toxiproxy) echo "github.com/Shopify/toxiproxy/v2/cmd/server=toxiproxy-server" ;;
  etcd) echo "go.etcd.io/etcd/server/v3=etcd" ;;
  kubernetes)
    local name
    for name in kube-apiserver kube-controller-manager kube-scheduler kubectl; do
      echo "k8s.io/kubernetes/cmd/$name=$name"
    done
    ;;
  kwok) echo "sigs.k8s.io/kwok/cmd/kwok=kwok" ;;
  argo-rollouts) echo "github.com/argoproj/argo-rollouts/cmd/rollouts-controller=rollouts-controller" ;;
  lab) echo "./cmd/lab=lab" ;;
  esac
}

# module_of names the module of a part whose version its programs report.
module_of() {
  case $1 in
  toxiproxy) echo github.com/Shopify/toxiproxy/v2 ;;
  etcd) echo go.etcd.io/etcd/server/v3 ;;
  kubernetes) echo k8s.io/kubernetes ;;
  kwok) echo sigs.k8s.io/kwok ;;
  argo-rollouts) echo github.com/argoproj/argo-rollouts ;;
  esac
}

# version_of PART FOLDER reads the version that the folder's go.mod pins.
version_of() {
  local module
  module=$(module_of "$1")
  [[ -n $module ]] || return 0
  sed -nE "s#^(require)?[[:space:]]*$module (v[^ ]+).*#\2#p" "$2/go.mod" | head -n 1
}

# ldflags_of PART VERSION gives the linker flags: no debug information, and the
# version where the program would not know it.
ldflags_of() {
  local flags="-s -w" version=$2 minor package
  case $1 in
  kubernetes)
    minor=${version#v1.}
    for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
      flags+=" -X $package.gitVersion=$version -X $package.gitMajor=1 -X $package.gitMinor=${minor%%.*}"
      flags+=" -X $package.gitTreeState=clean"
    done
    ;;
  kwok) flags+=" -X sigs.k8s.io/kwok/pkg/consts.Version=$version" ;;
  argo-rollouts) flags+=" -X github.com/argoproj/argo-rollouts/utils/version.version=$version" ;;
  toxiproxy) flags+=" -X github.com/Shopify/toxiproxy/v2.Version=${version#v}" ;;
  esac
  echo "$flags"
}

# share_of names the files that a part's programs are fed with, as
# "path in the module=path under DIR/share" words: they are read from the pinned
# module, so they always fit the program.
share_of() {
  case $1 in
  kwok)
    local name
    for name in pod/fast node/fast node/heartbeat-with-lease; do
      echo "kustomize/stage/$name=kwok/stages/$name"
    done
    echo "kustomize/rbac=kwok/rbac"
    ;;
  argo-rollouts)
    echo "manifests/crds=argo-rollouts/crds"
    echo "manifests/role=argo-rollouts/role"
    ;;
  esac
}

clock() {
  local s=$1
  if ((s < 60)); then echo "${s}s"; else printf '%dm%02ds' $((s / 60)) $((s % 60)); fi
}

child=
staging=
clean_up() {
  if [[ -n $child ]]; then kill "$child" 2>/dev/null || true; fi
  if [[ -n $staging ]]; then rm -rf "$staging"; fi
}
trap clean_up EXIT
trap 'say "interrupted; start again to go on with the parts that are missing."; exit 130' INT TERM

# compile PART FOLDER LDFLAGS LOG OUT PACKAGE runs one go build and says every
# quarter of a minute how far it is.
compile() {
  local part=$1 folder=$2 ldflags=$3 log=$4 out=$5 package=$6 begun=$SECONDS ticks=0
  (cd "$folder" && exec nice -n 5 go build -v -mod=readonly -trimpath -p "${PORTOLAN_JOBS:-$(nproc)}" \
    -ldflags "$ldflags" -o "$out" "$package") >>"$log" 2>&1 &
  child=$!
  while kill -0 "$child" 2>/dev/null; do
    sleep 0.25
    if ((++ticks % 60 == 0)); then
      say "      $part: $(clock $((SECONDS - begun))) so far, $(grep -c -v '^go: ' "$log" || true) packages compiled"
    fi
  done
  local code=0
  wait "$child" || code=$?
  child=
  return "$code"
}

# explain PART LOG says in one sentence why a build failed, and the next step.
explain() {
  local part=$1 log=$2
  if grep -qE 'lookup disabled by GOPROXY=off' "$log"; then
    fail "GOPROXY=off keeps Go from fetching $part; allow a module proxy and start again."
  elif grep -qE 'no space left on device' "$log"; then
    fail "the disk is full while building $part; free about 12 GB (go clean -cache helps) and start again."
  elif grep -qE 'dial tcp|no such host|i/o timeout|connection refused|TLS handshake' "$log"; then
    fail "the Go module proxy cannot be reached, so $part cannot be built; check the network or GOPROXY and start again (what is built is kept)."
  elif grep -qE 'signal: killed' "$log"; then
    fail "the compiler was killed while building $part, most likely for want of memory; start again with PORTOLAN_JOBS=1."
  elif grep -qE 'updates to go.mod needed|missing go.sum entry' "$log"; then
    fail "go.mod and go.sum of $part do not fit together; write them anew with lab/pin.sh $part VERSION."
  fi
  tail -n 20 "$log" >&2
  fail "$part cannot be built; the last lines stand above, the whole log in $log."
}

# key_of PART FOLDER LDFLAGS is what a part's stamp must say for it to be up to date.
key_of() {
  local part=$1 folder=$2 ldflags=$3
  {
    echo "$ldflags $(programs_of "$part") $(share_of "$part") $(cd "$folder" && go env GOVERSION)"
    if [[ $part == lab ]]; then
      find "$folder/cmd" "$folder/internal" -type f -print0 | LC_ALL=C sort -z | xargs -0 cat
    fi
    cat "$folder/go.mod" "$folder/go.sum"
  } | sha256sum | cut -d ' ' -f 1
}

# copy_share PART FOLDER TARGET copies the files that feed the part's programs.
copy_share() {
  local part=$1 folder=$2 target=$3 words source word
  words=$(share_of "$part")
  [[ -n $words ]] || return 0
  source=$(cd "$folder" && go list -mod=readonly -m -f '{{.Dir}}' "$(module_of "$part")")
  for word in $words; do
    rm -rf "$target/${word#*=}.new"
    mkdir -p "$target/${word#*=}.new"
    cp -R "$source/${word%%=*}/." "$target/${word#*=}.new/"
    chmod -R u+w "$target/${word#*=}.new"
    rm -rf "${target:?}/${word#*=}"
    mv "$target/${word#*=}.new" "$target/${word#*=}"
  done
}

build_part() {
  local part=$1 step=$2 next=$3 folder=$here/parts/$1 out=$bin version ldflags key stamp begun=$SECONDS word missing=0
  if [[ $part == lab ]]; then folder=$here; fi
  if [[ $part == kubernetes && -n ${PORTOLAN_KUBERNETES:-} &&
    v${PORTOLAN_KUBERNETES#v} != "$(version_of kubernetes "$folder")" ]]; then
    local other=v${PORTOLAN_KUBERNETES#v}
    folder=$bin/.pins/kubernetes-$other out=$bin/kubernetes-$other
    if [[ ! -s $folder/go.sum ]]; then
      "$here/pin.sh" kubernetes "$other" "$folder" 2>"$bin/.logs/pin-$other.log" ||
        fail "Kubernetes $other cannot be pinned; $(tail -n 1 "$bin/.logs/pin-$other.log")"
    fi
  fi
  version=$(version_of "$part" "$folder")
  ldflags=$(ldflags_of "$part" "$version")
  key=$(key_of "$part" "$folder" "$ldflags")
  stamp=$bin/.stamp/$part
  if [[ $out != "$bin" ]]; then stamp+=-$version; fi
  mkdir -p "$out"
  for word in $(programs_of "$part"); do
    [[ -x $out/${word#*=} ]] || missing=1
  done
  if ((!missing)) && [[ -f $stamp && $(<"$stamp") == "$key" ]]; then
    return 0
  fi

  say "step $step: $part${version:+ $version}; next: $next"
  rm -f "$stamp"
  staging=$bin/.new-$part.$$
  mkdir -p "$staging"
  local log=$bin/.logs/$part.log
  : >"$log"
  for word in $(programs_of "$part"); do
    compile "$part" "$folder" "$ldflags" "$log" "$staging/${word#*=}" "${word%%=*}" || explain "$part" "$log"
  done
  for word in $(programs_of "$part"); do
    mv -f "$staging/${word#*=}" "$out/${word#*=}"
  done
  rm -rf "$staging"
  staging=
  copy_share "$part" "$folder" "$bin/share"
  echo "$key" >"$stamp.new"
  mv -f "$stamp.new" "$stamp"
  say "step $step: $part is built, $(clock $((SECONDS - begun))); $(clock $SECONDS) altogether"
}

find_go
# A go.work or flags of the caller's must not change what is built here.
export GOWORK=off GOFLAGS=-buildvcs=false CGO_ENABLED=0
mkdir -p "$bin/.stamp" "$bin/.logs" 2>/dev/null || fail "$bin cannot be made; name another folder with --bin."
exec 9>"$bin/.lock"
if ! flock -n 9; then
  say "another build works in $bin; waiting for it to end"
  flock 9
fi
# What an interrupted build left behind; the lock says that nobody works on it.
rm -rf "$bin"/.new-*

if [[ ! -x $bin/kube-apiserver ]]; then
  free=$(df -Pk "$bin" | awk 'NR == 2 { print int($4 / 1048576) }')
  ((free >= 10)) || fail "building the lab takes about 10 GB of caches and $bin has $free GB free; make room or name another folder with --bin."
  say "the first build takes about ten minutes on two cores and 10 GB of Go's caches; later ones take seconds"
fi

for i in "${!parts[@]}"; do
  build_part "${parts[i]}" "$((i + 1)) of ${#parts[@]}" "${parts[i + 1]:-done}"
done
