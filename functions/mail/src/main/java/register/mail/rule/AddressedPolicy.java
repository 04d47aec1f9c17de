package register.mail.rule;

import register.chain.EntryHeader;
import register.policy.PolicyVersion;

/// A policy in force, with its public address to which a message was sent.
public record AddressedPolicy(EntryHeader header, PolicyVersion version, String publicAddress) {}
