-- Takes over the oldest request of a server that has died, and counts that on the request itself:
-- byte 0xC1, which no message begins with, the count, then the request.
-- KEYS: its list in flight, our own, the servers of the queue. ARGV: its name.
-- The request with its count, or nothing where none is left; then the dead one is forgotten.
local entry = redis.call('LPOP', KEYS[1])
if not entry then
  redis.call('HDEL', KEYS[3], ARGV[1])
  return false
end
local count = 0
if string.byte(entry, 1) == 0xC1 and #entry > 2 then
  count = string.byte(entry, 2)
  entry = string.sub(entry, 3)
end
entry = string.char(0xC1, math.min(count + 1, 255)) .. entry
redis.call('RPUSH', KEYS[2], entry)
-- should the dead one live after all, it must not answer as well
redis.call('SET', KEYS[1] .. '.adopted', '1', 'EX', 86400)
return entry
