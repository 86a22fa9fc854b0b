-- Makes a server known on a queue.
-- KEYS: the servers of the queue. ARGV: this server, the run of Redis, a new generation.
-- The generation in which it takes requests: the noted one while Redis lost nothing, else the new one.
local noted = redis.call('HGET', KEYS[1], ARGV[1])
if noted and string.sub(noted, 1, #ARGV[2] + 1) == ARGV[2] .. ':' then
  return noted
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return ARGV[3]
