-- Ends requests and sends their answers, of each both or neither.
-- KEYS: the list in flight, the servers of the queue, then the reply list of each caller.
-- ARGV: this server, then for each: the request, the answer, the generation in which it was taken.
-- For each, 1: sent. 0: answered before, or another server's by now. -1: no reply list.
local call, told = redis.call, {}
for i = 3, #KEYS do
  local at = 3 * i - 7
  local list = KEYS[i]
  local mine = call('LREM', KEYS[1], 1, ARGV[at]) > 0
  if not mine then
    -- In the same generation nothing was lost, so it was answered; after that, a flush may have
    -- taken it, and nobody else can answer.
    mine = call('HGET', KEYS[2], ARGV[1]) ~= ARGV[at + 2]
      and call('EXISTS', KEYS[1] .. '.adopted') == 0
  end
  if not mine then
    told[i - 2] = 0
  else
    local pushed = redis.pcall('RPUSH', list, ARGV[at + 1])
    if type(pushed) == 'table' then
      told[i - 2] = -1
    elseif pushed > 1 and call('TTL', list) == -1 then
      -- Every reply list expires. One that does not is somebody's own, and must not begin to.
      call('RPOP', list)
      told[i - 2] = -1
    else
      call('EXPIRE', list, 300)
      told[i - 2] = 1
    end
  end
end
return told
