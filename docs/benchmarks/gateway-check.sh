#!/usr/bin/env bash
# What a check costs: requests per second of each kind beside an empty answer of the same process, taken in turns so that
# whatever else the machine does hits all of them. Prints medians, ratios and spreads. Needs wrk, curl and openssl, and an
# application with that empty answer (./mvnw package -Pbenchmark -DskipTests), which it starts on an embedded database of its own.
#   ROUNDS=5 SECONDS_EACH=5 CONNECTIONS=64 PORT=8199 docs/benchmarks/gateway-check.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${ROUNDS:-5} each=${SECONDS_EACH:-5} connections=${CONNECTIONS:-64} port=${PORT:-8199}
app=${APP:-target/benchmark/quarkus-app/quarkus-run.jar}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if [ "$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')" -lt 21 ]; then
  java=$(ls -d /usr/lib/jvm/*/bin/java | sort -V | tail -1)
fi
work=$(mktemp -d)
secret=$(openssl rand -hex 32)
hash=$(printf %s "$secret" | openssl dgst -sha256 -binary | basenc --base64url | tr -d =)

policy() { # number of routes beside the three that are measured
  cat <<YAML
clients:
  - { id: bench, auth: client_secret_basic, secrets: [{ hash: "sha256:$hash" }], grants: [client_credentials],
      scopes: [orders.read], audience: [https://api.bench] }
routes:
  - { id: off, hosts: [api.bench], paths: [/off/**], audience: https://api.bench, require: { scopes: [orders.read] }, assertion: off }
  - { id: limited, hosts: [api.bench], paths: [/limited/**], audience: https://api.bench, require: { scopes: [orders.read] }, assertion: off,
      limit: [{ per: address, rate: 1000000/s }, { per: subject, rate: 1000000/s }] }
  - { id: session, hosts: [api.bench], paths: [/session/**], audience: https://api.bench, require: { scopes: [orders.read] } }
YAML
  for i in $(seq 1 "$1"); do
    echo "  - { id: other-$i, hosts: [api.bench], paths: [/p$i/*/x], methods: [GET], audience: https://api.bench }"
  done
}

policy 8 > "$work/policy.yaml"
root=$PWD
(cd "$work" && exec "$java" -Xmx512m \
  -Dquarkus.http.port="$port" -Dquarkus.management.port=0 -Dgatehouse.issuer="http://localhost:$port" \
  -Dgatehouse.policy="$work/policy.yaml" -Dgatehouse.demo.enabled=false \
  -jar "$root/$app" > "$work/log.txt" 2>&1) &
application=$!
trap 'kill $application 2>/dev/null || true; wait $application 2>/dev/null || true; rm -rf "$work"' EXIT

base=http://localhost:$port
for _ in $(seq 1 120); do
  token=$(curl -s -u "bench:$secret" -d grant_type=client_credentials "$base/oauth2/token" |
    sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p') || true
  [ -n "$token" ] && break
  kill -0 $application 2>/dev/null || { cat "$work/log.txt"; exit 1; }
  sleep 0.5
done
[ -n "$token" ] || { echo "no token"; cat "$work/log.txt"; exit 1; }
curl -sfo "$work/empty.txt" "$base/gateway/empty" || { echo "no empty answer: package with -Pbenchmark"; exit 1; }

measure() { # kind
  local extra=() path=/gateway/check
  local named=(-H "X-Forwarded-For: 192.0.2.7" -H "X-Forwarded-Method: GET" -H "X-Forwarded-Proto: http" -H "X-Forwarded-Host: api.bench")
  case $1 in
    empty) path=/gateway/empty ;;
    bearer) path=/gateway/token ;;
    off | off-10000) extra=("${named[@]}" -H "X-Forwarded-Uri: /off/7") ;;
    limited) extra=("${named[@]}" -H "X-Forwarded-Uri: /limited/7") ;;
    session) extra=("${named[@]}" -H "X-Forwarded-Uri: /session/7") ;;
  esac
  # The empty answer gets the same headers to parse: only the judgement differs.
  [ "$1" = empty ] && extra=("${named[@]}" -H "X-Forwarded-Uri: /off/7")
  wrk -t1 -c"$connections" -d"${2:-$each}s" --latency -H "Authorization: Bearer $token" "${extra[@]}" "$base$path" > "$work/wrk.txt"
  grep -q "Non-2xx" "$work/wrk.txt" && { echo "not all were let through: $1"; cat "$work/wrk.txt"; exit 1; }
  awk '/Requests\/sec/ {print $2}' "$work/wrk.txt" >> "$work/$1.rps"
  awk '/99%/ {print $2}' "$work/wrk.txt" >> "$work/$1.p99"
}

kinds=(empty bearer off limited session)
for _ in 1 2; do for kind in "${kinds[@]}"; do measure "$kind" "$each"; done; done   # warm-up
rm -f "$work"/*.rps "$work"/*.p99
for _ in $(seq 1 "$rounds"); do for kind in "${kinds[@]}"; do measure "$kind"; done; done

median() { sort -g "$1" | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }
spread() { sort -g "$1" | awk '{v[NR]=$1} END {printf "%d-%d", v[1], v[NR]}'; }
empty=$(median "$work/empty.rps")
report() {
  printf '%-10s %9.0f/s  %5.1f %% of empty  spread %s  p99 %s\n' "$1" "$(median "$work/$1.rps")" \
    "$(awk "BEGIN {print 100 * $(median "$work/$1.rps") / $empty}")" "$(spread "$work/$1.rps")" "$(median "$work/$1.p99")"
}
echo "medians of $rounds runs of $each s, $connections connections, $(nproc) cores shared with wrk"
for kind in "${kinds[@]}"; do report "$kind"; done

# 10,000 routes instead of 10, in the same process: the policy changes under it.
cp "$work/off.rps" "$work/ten.rps"; rm -f "$work/off.rps"
policy 9998 > "$work/next.yaml" && mv "$work/next.yaml" "$work/policy.yaml"
sleep 6
measure off-10000 2; rm -f "$work/off-10000.rps" "$work/off-10000.p99"
policy 8 > "$work/small.yaml"
for _ in $(seq 1 "$rounds"); do
  measure off-10000
  cp "$work/policy.yaml" "$work/large.yaml"; cp "$work/small.yaml" "$work/next.yaml"; mv "$work/next.yaml" "$work/policy.yaml"; sleep 3
  measure off
  cp "$work/large.yaml" "$work/next.yaml"; mv "$work/next.yaml" "$work/policy.yaml"; sleep 3
done
printf '10,000 routes: %.0f/s, 10 routes: %.0f/s, time of a check %.3f x\n' "$(median "$work/off-10000.rps")" \
  "$(median "$work/off.rps")" "$(awk "BEGIN {print $(median "$work/off.rps") / $(median "$work/off-10000.rps")}")"
ps -o rss= -p $application | awk '{printf "resident %d MB\n", $1 / 1024}'
