//! Countries, present and former, with their demonyms; cities, regions and venues.
