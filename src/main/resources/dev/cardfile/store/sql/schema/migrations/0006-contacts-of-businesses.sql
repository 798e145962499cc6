-- Finds the contacts of a business, in the order in which they were made. Most contacts belong to none.
CREATE INDEX contact_of_business ON contact (location_id, business_id, id) WHERE business_id IS NOT NULL;
