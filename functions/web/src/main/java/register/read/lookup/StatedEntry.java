package register.read.lookup;

import register.chain.EntryHeader;
import register.policy.PolicyVersion;

/// An entry with what it states, read.
public record StatedEntry(EntryHeader header, PolicyVersion version) {}
