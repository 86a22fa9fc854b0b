-- Adds an event, if it follows the last one, and keeps its subject's state.
-- KEYS: the stream, the state. ARGV: the position it must follow, its own id, the stream's length,
-- its subject, the subject's new state ('' to remove it), the message for live subscribers, then
-- field and value by turns.
-- 1: added. 0: the position is another, or is lost.
if redis.call('HGET', KEYS[2], '_position') ~= ARGV[1] then
  return 0
end
local entry = {}
for i = 7, #ARGV do
  entry[i - 6] = ARGV[i]
end
redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[3], ARGV[2], unpack(entry))
if ARGV[5] == '' then
  redis.call('HDEL', KEYS[2], ARGV[4])
else
  redis.call('HSET', KEYS[2], ARGV[4], ARGV[5])
end
redis.call('HSET', KEYS[2], '_position', ARGV[2])
redis.call('PUBLISH', KEYS[1], ARGV[6])
return 1
