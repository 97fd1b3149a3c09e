-- NOT VALID: the rows of before kept a stricter check, and to read them all again would hold up the lab.
ALTER TABLE job_event DROP CONSTRAINT job_event_move_known;
ALTER TABLE job_event ADD CONSTRAINT job_event_move_known CHECK (move IN ('SUBMIT', 'ENQUEUE', 'REQUEST_APPROVAL', 'REJECT', 'APPROVE',
    'ASK_CHANGE', 'ANSWER', 'REVISE', 'HOLD', 'PLACE_AGAIN', 'BOOST', 'AWAIT_OTHER', 'RELEASE', 'WITHDRAW', 'CLAIM', 'RETURN', 'START', 'PAUSE',
    'RESUME', 'COMPLETE', 'FAIL', 'CANCEL', 'INTERRUPT', 'FIND_AGAIN', 'SETTLE_COMPLETED', 'SETTLE_FAILED', 'SETTLE_REQUEUE',
    'SETTLE_CANCELLED')) NOT VALID;
