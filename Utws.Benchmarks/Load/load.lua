-- Posts one body over and over, and tells in one line what came of it. No function is called for a request or an answer, so wrk
-- sends the same prepared bytes each time without entering Lua.
local file = assert(io.open(os.getenv("LOAD_BODY"), "rb"))
wrk.method = "POST"
wrk.body = file:read("*a")
file:close()
wrk.headers["Content-Type"] = os.getenv("LOAD_TYPE")
wrk.headers["SOAPAction"] = os.getenv("LOAD_ACTION")

done = function(summary, latency, requests)
    local errors = summary.errors
    io.write(string.format("@load %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
