-- Asks as the README of haproxy-auth-request describes it: HEAD, at the path that is given, with every header of the client.
core.register_action("auth-request", { "http-req" }, function(txn, backend, path)
	local headers = {}
	for name, values in pairs(txn.http:req_get_headers()) do
		local all = {}
		for i = 0, #values do
			all[#all + 1] = values[i]
		end
		headers[name] = { table.concat(all, ", ") }
	end
	local reply = core.httpclient():head { url = "http://127.0.0.1:8080" .. path, headers = headers }
	txn:set_var("txn.auth_response_successful", reply.status >= 200 and reply.status < 300)
end, 2)
