package register.notice.proof;

import register.chain.EntryHeader;

/// A commitment in a signed entry of the chain, with its tree.
public record StandingCommitment(EntryHeader entry, NoticeCommitment commitment, NoticeTree tree) {}
