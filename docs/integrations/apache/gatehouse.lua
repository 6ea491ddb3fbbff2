-- Asks Gatehouse about each request before it goes on to the API. Needs Apache's mod_lua and LuaSocket (Debian: apache2, lua-socket).
local socket = require "socket"

local ADDRESS, PORT = "127.0.0.1", 8080
local SECONDS = 5

-- What Gatehouse needs of the client to say who it is. Nothing else is passed on, and what names the request is set here.
local OF_THE_CLIENT = { "Authorization", "Cookie", "DPoP", "Origin", "Accept", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "X-Requested-With" }
local FOR_THE_API = { "X-Auth-Subject", "X-Auth-Scopes", "X-Auth-Client", "X-Auth-Assertion", "X-Request-Id", "traceparent" }
local FOR_THE_CLIENT = { "WWW-Authenticate", "Retry-After", "RateLimit", "RateLimit-Policy", "Cache-Control", "X-Request-Id" }

-- What a client may not say to the API: our names, and another method, path or host than the one that is judged.
local NOT_THE_CLIENTS = { "^x%-auth%-", "^x%-forwarded%-", "^x%-original%-", "^x%-rewrite%-", "^x%-replaced%-", "^x%-envoy%-", "^x%-http%-",
	"^x%-method%-", "^x%-script%-", "^x%-host$", "^x%-request%-id$", "^forwarded$", "^traceparent$", "^tracestate$" }

-- A name as servers of the CGI family see it: X_Auth_Subject is X-Auth-Subject to them.
local function folded(name)
	return (name:lower():gsub("[^a-z0-9]", "-"))
end

local function is_not_the_clients(name)
	for _, pattern in ipairs(NOT_THE_CLIENTS) do
		if folded(name):find(pattern) then
			return true
		end
	end
	return false
end

local function ask(r)
	local question = { "GET /gateway/auth-request HTTP/1.1", "Host: gatehouse", "Connection: close",
		"X-Forwarded-Method: " .. r.method, "X-Forwarded-Proto: " .. (r.is_https and "https" or "http"),
		"X-Forwarded-Host: " .. (r.headers_in["Host"] or ""), "X-Forwarded-Uri: " .. r.unparsed_uri,
		"X-Forwarded-For: " .. r.useragent_ip }
	for _, name in ipairs(OF_THE_CLIENT) do
		if r.headers_in[name] then
			question[#question + 1] = name .. ": " .. r.headers_in[name]
		end
	end

	local wire = socket.tcp()
	wire:settimeout(SECONDS)
	if not (wire:connect(ADDRESS, PORT) and wire:send(table.concat(question, "\r\n") .. "\r\n\r\n")) then
		wire:close()
		return nil
	end
	local line = wire:receive("*l")
	local status = line and tonumber(line:match("^HTTP/1%.%d (%d%d%d)"))
	local said = {}
	repeat
		line = wire:receive("*l")
		local name, value = (line or ""):match("^([^:]+):%s*(.-)%s*$")
		if name then
			said[name:lower()] = value
		end
	until line == nil or line == ""
	wire:close()
	-- A head that breaks off is no answer.
	return line == "" and status or nil, said
end

-- Everything in Cookie but Gatehouse's own, which are for Gatehouse alone.
local function of_the_api(cookies)
	local kept = {}
	for pair in cookies:gmatch("[^;]+") do
		local name = pair:match("^%s*([^=]-)%s*=") or ""
		local plain = name:gsub("^__Host%-", "")
		if plain ~= "gatehouse-session" and plain ~= "gatehouse-handoff" then
			kept[#kept + 1] = pair:match("^%s*(.-)%s*$")
		end
	end
	return #kept > 0 and table.concat(kept, "; ") or nil
end

local function remove_what_is_not_the_clients(r)
	for name in pairs(r:headers_in_table()) do
		if is_not_the_clients(name) then
			r.headers_in[name] = nil
		end
	end
end

function check(r)
	-- Browsers get their session at this host from there: about that Gatehouse is not asked.
	if r.unparsed_uri:match("^[^?]*") == "/gateway/session" then
		remove_what_is_not_the_clients(r)
		return apache2.OK
	end
	local status, said = ask(r)
	if status == 200 then
		remove_what_is_not_the_clients(r)
		-- A client could declare that one of ours ends at this hop.
		local connection = r.headers_in["Connection"]
		r.headers_in["Connection"] = connection and connection:lower():find("close") and "close" or nil
		for _, name in ipairs(FOR_THE_API) do
			local value = said[name:lower()]
			r.headers_in[name] = value ~= "" and value or nil
		end
		r.headers_in["X-Forwarded-Proto"] = r.is_https and "https" or "http"
		-- The token and Gatehouse's cookies were for Gatehouse; the API needs none of them.
		r.headers_in["Authorization"] = nil
		if r.headers_in["Cookie"] then
			r.headers_in["Cookie"] = of_the_api(r.headers_in["Cookie"])
		end
		return apache2.OK
	end

	-- Whatever else came of it, also that nobody answered, is a refusal.
	if status ~= 401 and status ~= 403 then
		return 503
	end
	for _, name in ipairs(FOR_THE_CLIENT) do
		if said[name:lower()] then
			r.err_headers_out[name] = said[name:lower()]
		end
	end
	if status == 401 and said["x-auth-redirect"] then
		r.err_headers_out["Location"] = said["x-auth-redirect"]
		return 302
	end
	return tonumber(said["x-auth-status"]) or status
end
