-- Ends a request and sends its answer, both or neither.
-- KEYS: the list in flight, the caller's reply list. ARGV: the request, the answer, seconds to keep it.
-- 1: sent. 0: the request is no longer ours. -1: the reply list's name belongs to something else.
if redis.call('LREM', KEYS[1], 1, ARGV[1]) == 0 and redis.call('EXISTS', KEYS[1]) == 1 then
  return 0
end
local kind = redis.call('TYPE', KEYS[2]).ok
if kind ~= 'none' and kind ~= 'list' then
  return -1
end
redis.call('RPUSH', KEYS[2], ARGV[2])
redis.call('EXPIRE', KEYS[2], ARGV[3])
return 1
