# Shared by run, verify and bench: finding a JDK and Maven, and building only what changed.
# Sourced from the root of the checkout, by bash.

fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# Sets JAVA_HOME to a JDK 25, wherever it is installed, whatever JAVA_HOME says now.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
    case $("$home/bin/javac" -version 2>&1) in
      'javac 25'*) export JAVA_HOME=$home; return ;;
    esac
  done
  fail "Bellbird needs a JDK 25 and found none: install one (for example Eclipse Temurin 25, https://adoptium.net) or point JAVA_HOME at it."
}

find_maven() {
  command -v mvn >/dev/null || fail "Bellbird needs Maven 3.8 or later and 'mvn' is not on the path: install it (https://maven.apache.org)."
}

# require_space MEGABYTES: a build on a full disk fails in a hundred ways; say it once.
require_space() {
  local free
  free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
  [ "$free" -ge "$1" ] || fail "The disk of $PWD is full: $free MB are free, $1 MB are needed."
}

# A number that changes with the content, name or absence of any of these files.
fingerprint() {
  find "$@" -type f ! -path '*/src/main/frontend/generated/*' ! -path '*/src/main/frontend/index.html' -print0 2>/dev/null |
    LC_ALL=C sort -z | xargs -0 cksum | cksum
}

# The plugin keeps a provisioned server as it is, so take it away when what it is made of changed.
refresh_server() {
  local now
  now=$(fingerprint pom.xml portal-ui/pom.xml portal-ui/src/main/scripts portal-ui/src/main/server)
  if [ -d portal-ui/target/server ] && [ "$now" != "$(cat portal-ui/target/server.inputs 2>/dev/null)" ]; then
    rm -rf portal-ui/target/server
  fi
  mkdir -p portal-ui/target
  printf '%s\n' "$now" >portal-ui/target/server.inputs
}

seconds() {
  printf '%s' "$(($(date +%s) - $1))"
}
