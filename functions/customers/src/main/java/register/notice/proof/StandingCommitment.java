package register.notice.proof;

import register.chain.EntryHeader;

/// A commitment that a signed entry of the chain makes, with its tree.
public record StandingCommitment(EntryHeader entry, NoticeCommitment commitment, NoticeTree tree) {}
