-- Asks Gatehouse about each request before it goes on to the API. Needs nothing but HAProxy 2.6 or newer, built with Lua.
local GATEHOUSE = "http://127.0.0.1:8080/gateway/check"

-- What Gatehouse needs of the client to say who it is. Nothing else is passed on, and what names the request is set here.
local OF_THE_CLIENT = { "authorization", "cookie", "dpop", "origin", "accept", "sec-fetch-site", "sec-fetch-mode", "sec-websocket-key", "sec-websocket-version", "x-requested-with" }
local FOR_THE_API = { "x-auth-subject", "x-auth-scopes", "x-auth-client", "x-auth-assertion", "x-request-id", "traceparent" }
local FOR_THE_CLIENT = { "content-type", "www-authenticate", "location", "retry-after", "ratelimit", "ratelimit-policy", "cache-control", "x-request-id" }

-- HAProxy counts the values of a header from 0.
local function all(values)
	local found = {}
	if values then
		for i = 0, #values do
			found[#found + 1] = values[i]
		end
	end
	return found
end

core.register_action("gatehouse", { "http-req" }, function(txn)
	local sent = txn.http:req_get_headers()
	local secure = txn.f:ssl_fc()
	local question = {
		["x-forwarded-method"] = { txn.f:method() },
		["x-forwarded-proto"] = { (secure == true or secure == 1) and "https" or "http" },
		["x-forwarded-host"] = all(sent["host"]),
		["x-forwarded-uri"] = { txn.f:pathq() },
		["x-forwarded-for"] = { txn.f:src() },
		["x-request-id"] = { txn.f:uuid() },
	}
	for _, name in ipairs(OF_THE_CLIENT) do
		if sent[name] then
			question[name] = all(sent[name])
		end
	end

	local answer = core.httpclient():get { url = GATEHOUSE, headers = question }
	if answer.status == 200 then
		for _, name in ipairs(FOR_THE_API) do
			txn.http:req_del_header(name)
			for _, value in ipairs(all(answer.headers[name])) do
				if value ~= "" then
					txn.http:req_add_header(name, value)
				end
			end
		end
		return
	end

	-- Whatever else came of it, also that nobody answered, is a refusal.
	local heard = answer.status and answer.status >= 300
	local refusal = txn:reply { status = heard and answer.status or 503 }
	for _, name in ipairs(heard and FOR_THE_CLIENT or {}) do
		for _, value in ipairs(all(answer.headers[name])) do
			refusal:add_header(name, value)
		end
	end
	refusal:set_body(heard and answer.body or "")
	txn:done(refusal)
end)
