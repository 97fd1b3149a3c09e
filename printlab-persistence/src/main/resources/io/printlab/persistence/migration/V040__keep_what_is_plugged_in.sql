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
