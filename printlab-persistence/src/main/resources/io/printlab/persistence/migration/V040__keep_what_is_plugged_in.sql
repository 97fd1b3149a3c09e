CREATE TABLE seen_port (
    node          text        NOT NULL,
    path          text        NOT NULL CHECK (length(path) <= 200),
    aliases       text[]      NOT NULL CHECK (cardinality(aliases) <= 8),
    vendor_id     integer CHECK (vendor_id BETWEEN 0 AND 65535),
    product_id    integer CHECK (product_id BETWEEN 0 AND 65535),
    description   text        NOT NULL CHECK (length(description) <= 200),
    suggestion    text,
    first_seen_at timestamptz NOT NULL,
    seen_at       timestamptz NOT NULL,
    PRIMARY KEY (node, path)
);
COMMENT ON TABLE seen_port IS 'The serial ports that the nodes see now; overwritten by each node, without a history.';
COMMENT ON COLUMN seen_port.node IS 'The node that sees it.';
COMMENT ON COLUMN seen_port.path IS 'Its most lasting name.';
COMMENT ON COLUMN seen_port.aliases IS 'Every name that leads to it.';
COMMENT ON COLUMN seen_port.vendor_id IS 'Vendor at USB, or null.';
COMMENT ON COLUMN seen_port.product_id IS 'Product at USB, or null.';
COMMENT ON COLUMN seen_port.description IS 'What the hardware says that it is.';
COMMENT ON COLUMN seen_port.suggestion IS 'What it is taken for, or null.';
COMMENT ON COLUMN seen_port.first_seen_at IS 'Since when the node sees it without a break.';
COMMENT ON COLUMN seen_port.seen_at IS 'When the node last said so.';

-- What staff have fitted where it differs from the definition.
ALTER TABLE device ADD COLUMN nozzle double precision CHECK (nozzle > 0);
ALTER TABLE device ADD COLUMN nozzle_hardened boolean NOT NULL DEFAULT false;
ALTER TABLE device ADD COLUMN bed_surface text CHECK (length(bed_surface) BETWEEN 1 AND 20);
COMMENT ON COLUMN device.nozzle IS 'Diameter of the fitted nozzle in mm; null for that of the definition.';
COMMENT ON COLUMN device.nozzle_hardened IS 'Whether the fitted nozzle bears filament with fibres.';
COMMENT ON COLUMN device.bed_surface IS 'The fitted surface of the bed, as a tag; null if nobody has said.';
