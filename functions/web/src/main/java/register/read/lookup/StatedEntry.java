package register.read.lookup;

import register.chain.EntryHeader;
import register.policy.PolicyVersion;

/// An entry with its version.
public record StatedEntry(EntryHeader header, PolicyVersion version) {}
