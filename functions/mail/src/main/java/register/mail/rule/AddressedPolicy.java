package register.mail.rule;

import register.chain.EntryHeader;
import register.policy.PolicyVersion;

/// A policy in force, and its public address that a message was sent to.
public record AddressedPolicy(EntryHeader header, PolicyVersion version, String publicAddress) {}
