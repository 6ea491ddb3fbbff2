#!/usr/bin/env bash
# What the built-in proxy costs: requests per second through it beside the same requests sent straight to the upstream (an nginx
# that answers at once), in turns, with medians, ratios and spreads, and the processor time of a request, which a busy machine
# changes least. Needs wrk, curl, nginx, and a packaged application
# (./mvnw package -DskipTests), which it starts on an embedded database of its own. APP names several, one after the other.
#   WARM_UP=6 ROUNDS=5 SECONDS_EACH=5 CONNECTIONS=64 PORT=8199 APP="old/quarkus-run.jar new/quarkus-run.jar" docs/benchmarks/proxied-request.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${ROUNDS:-5} each=${SECONDS_EACH:-5} connections=${CONNECTIONS:-64} port=${PORT:-8199}
read -r -a apps <<< "${APP:-target/quarkus-app/quarkus-run.jar}"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if [ "$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')" -lt 21 ]; then
  java=$(ls -d /usr/lib/jvm/*/bin/java | sort -V | tail -1)
fi
work=$(mktemp -d)
children=() applications=()
trap 'kill "${children[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

upstream=$((port + 50))
cat > "$work/nginx.conf" <<CONF
daemon off; pid $work/nginx.pid; error_log $work/nginx.log; worker_processes 1;
events { worker_connections 4096; }
http { access_log off; keepalive_requests 1000000;
  server { listen 127.0.0.1:$upstream; location / { return 200 "hello\n"; } } }
CONF
PATH=$PATH:/usr/sbin nginx -p "$work" -c "$work/nginx.conf" & children+=($!)

cat > "$work/policy.yaml" <<YAML
clients: []
routes:
  - { id: bench, hosts: [api.bench], paths: [/**], anonymous: true, assertion: off, upstream: "http://127.0.0.1:$upstream" }
YAML

at=$port
for i in "${!apps[@]}"; do
  mkdir -p "$work/$i"
  app=$(realpath "${apps[$i]}")
  (cd "$work/$i" && exec "$java" -Xmx512m -Dquarkus.http.port="$at" -Dquarkus.management.port=0 -Dgatehouse.issuer="http://localhost:$at" \
    -Dgatehouse.policy="$work/policy.yaml" -Dgatehouse.demo.enabled=false -jar "$app" > log.txt 2>&1) & children+=($!)
  applications[i]=$!
  for _ in $(seq 1 240); do
    [ "$(curl -s -H 'Host: api.bench' "http://127.0.0.1:$at/x")" = hello ] && break
    sleep 0.5
  done
  [ "$(curl -s -H 'Host: api.bench' "http://127.0.0.1:$at/x")" = hello ] || { cat "$work/$i/log.txt"; exit 1; }
  at=$((at + 1))
done

ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }

measure() { # name, port, process
  local before
  before=$(ticks "${3:-$$}")
  wrk -t1 -c"$connections" -d"${each}s" --latency -H 'Host: api.bench' "http://127.0.0.1:$2/x" > "$work/wrk.txt"
  grep -q "Non-2xx" "$work/wrk.txt" && { echo "not all were let through: $1"; cat "$work/wrk.txt"; exit 1; }
  awk '/Requests\/sec/ {print $2}' "$work/wrk.txt" >> "$work/$1.rps"
  awk '/99%/ {print $2}' "$work/wrk.txt" >> "$work/$1.p99"
  awk -v used=$(($(ticks "${3:-$$}") - before)) -v hz="$(getconf CLK_TCK)" \
    '/requests in/ {print used / hz * 1000000 / $1}' "$work/wrk.txt" >> "$work/$1.cpu"
}

turn() {
  measure upstream "$upstream"
  for i in "${!apps[@]}"; do measure "proxy-$i" $((port + i)) "${applications[$i]}"; done
}
for _ in $(seq 1 "${WARM_UP:-6}"); do turn; done
rm -f "$work"/*.rps "$work"/*.p99 "$work"/*.cpu
for _ in $(seq 1 "$rounds"); do turn; done

median() { sort -g "$1" | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }
spread() { sort -g "$1" | awk '{v[NR]=$1} END {printf "%d-%d", v[1], v[NR]}'; }
straight=$(median "$work/upstream.rps")
echo "medians of $rounds runs of $each s, $connections connections, $(nproc) cores shared with wrk and nginx"
for kind in upstream $(for i in "${!apps[@]}"; do echo "proxy-$i"; done); do
  printf '%-10s %9.0f/s  %5.1f %% of straight  spread %s  p99 %s  processor %.0f us\n' "$kind" "$(median "$work/$kind.rps")" \
    "$(awk "BEGIN {print 100 * $(median "$work/$kind.rps") / $straight}")" "$(spread "$work/$kind.rps")" "$(median "$work/$kind.p99")" "$(median "$work/$kind.cpu")"
done
