-- Ends a request and sends its answer, both or neither.
-- KEYS: the list in flight, the caller's reply list, the servers of the queue.
-- ARGV: the request, the answer, this server, the generation in which it took the request.
-- 1: sent. 0: answered before, or another server's by now. -1: the reply list is no reply list.
if redis.call('LREM', KEYS[1], 1, ARGV[1]) == 0 then
  -- In the same generation nothing was lost, so it was answered; after that, a flush may have taken
  -- it, and nobody else can answer.
  if redis.call('HGET', KEYS[3], ARGV[3]) == ARGV[4] or redis.call('EXISTS', KEYS[1] .. '.adopted') == 1 then
    return 0
  end
end
local pushed = redis.pcall('RPUSH', KEYS[2], ARGV[2])
if type(pushed) == 'table' then
  return -1
end
-- Every reply list expires. One that does not is somebody's own, and must not begin to.
if pushed > 1 and redis.call('TTL', KEYS[2]) == -1 then
  redis.call('RPOP', KEYS[2])
  return -1
end
redis.call('EXPIRE', KEYS[2], 300)
return 1
