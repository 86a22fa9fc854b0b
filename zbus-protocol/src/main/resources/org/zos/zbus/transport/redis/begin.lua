-- Begins an epoch: replaces the state, and notes where the stream will go on, and in which run of Redis.
-- KEYS: the stream, the state. ARGV: the position before the first entry, the run's id, then subject
-- and state by turns.
redis.call('DEL', KEYS[2])
redis.call('HSET', KEYS[2], '_position', ARGV[1], '_run', ARGV[2])
for i = 3, #ARGV, 2 do
  redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
end
return 1
