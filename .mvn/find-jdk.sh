# millrace and mvnw source this file (POSIX sh). find_jdk prints the home of a JDK of at least version $1, or
# fails. It looks at JAVA_HOME, then at the java on the PATH, then in the usual folders of JDKs.

# Prints the feature version of the JDK in $1, or 0 when $1 is not a JDK.
jdk_version() {
  if [ ! -x "$1/bin/java" ] || [ ! -x "$1/bin/javac" ]; then
    echo 0
    return
  fi
  if [ -r "$1/release" ]; then
    jdk_v=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release")
  else
    jdk_v=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  fi
  echo "${jdk_v:-0}"
}

# Prints the home of the JDK of the java on the PATH, with links resolved.
jdk_on_path() {
  jdk_java=$(command -v java) || return 0
  while [ -L "$jdk_java" ]; do
    jdk_link=$(readlink "$jdk_java")
    case $jdk_link in
      /*) jdk_java=$jdk_link ;;
      *) jdk_java=$(dirname "$jdk_java")/$jdk_link ;;
    esac
  done
  dirname "$(dirname "$jdk_java")"
}

jdk_candidates() {
  [ -z "${JAVA_HOME-}" ] || printf '%s\n' "$JAVA_HOME"
  jdk_on_path
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$1+" 2>/dev/null || :
  fi
  for jdk_home in /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ ! -d "$jdk_home" ] || printf '%s\n' "$jdk_home"
  done
}

find_jdk() {
  jdk_found=$(
    jdk_candidates "$1" | while IFS= read -r jdk_home; do
      if [ "$(jdk_version "$jdk_home")" -ge "$1" ]; then
        printf '%s\n' "$jdk_home"
        break
      fi
    done
  )
  [ -n "$jdk_found" ] && printf '%s\n' "$jdk_found"
}
