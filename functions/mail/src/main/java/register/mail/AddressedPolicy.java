package register.mail;

import register.chain.EntryHeader;
import register.policy.PolicyVersion;

/// A policy in force, and its public address that a message was sent to.
record AddressedPolicy(EntryHeader header, PolicyVersion version, String publicAddress) {}
