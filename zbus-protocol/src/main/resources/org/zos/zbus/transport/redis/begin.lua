-- Begins an epoch: empties the state and notes where the stream will go on, and in which run of Redis.
-- KEYS: the stream, the state. ARGV: the position before the first entry, the run's id.
redis.call('DEL', KEYS[2])
redis.call('HSET', KEYS[2], '_position', ARGV[1], '_run', ARGV[2])
return 1
