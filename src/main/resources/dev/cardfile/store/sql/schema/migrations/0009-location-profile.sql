-- What a location tells of itself, and settings by which nothing is decided, as JSON.
ALTER TABLE location ADD COLUMN profile TEXT;
