package register.read;

import register.chain.EntryHeader;
import register.policy.PolicyVersion;

/// An entry with what it states, read.
record Stated(EntryHeader header, PolicyVersion version) {}
