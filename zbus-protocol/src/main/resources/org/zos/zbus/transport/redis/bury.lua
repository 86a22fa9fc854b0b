-- Ends a request that can't be done, and keeps a note of it.
-- KEYS: the list in flight, the dead letters, the caller's reply list. ARGV: the request, the note, how
-- many notes are kept, then the answer where there is one to send.
redis.call('LREM', KEYS[1], 1, ARGV[1])
redis.call('LPUSH', KEYS[2], ARGV[2])
redis.call('LTRIM', KEYS[2], 0, ARGV[3] - 1)
if ARGV[4] then
  local pushed = redis.pcall('RPUSH', KEYS[3], ARGV[4])
  if type(pushed) ~= 'table' then
    if pushed > 1 and redis.call('TTL', KEYS[3]) == -1 then
      redis.call('RPOP', KEYS[3])
    else
      redis.call('EXPIRE', KEYS[3], 300)
    end
  end
end
return 1
