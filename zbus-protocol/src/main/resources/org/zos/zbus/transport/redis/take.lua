-- Moves requests from the queue to the end of the list in flight, the oldest first.
-- KEYS: the queue, the list in flight. ARGV: how many at most.
-- The requests; none where none waits.
local taken = redis.call('LRANGE', KEYS[1], 0, ARGV[1] - 1)
if #taken > 0 then
  -- in this order: a Redis without memory refuses the first, and nothing is lost
  redis.call('RPUSH', KEYS[2], unpack(taken))
  redis.call('LTRIM', KEYS[1], #taken, -1)
end
return taken
