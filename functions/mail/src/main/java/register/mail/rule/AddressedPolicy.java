package register.mail.rule;

import register.chain.EntryHeader;
import register.policy.PolicyVersion;

/// A policy in force, and the public address of it that a message was sent to.
public record AddressedPolicy(EntryHeader header, PolicyVersion version, String publicAddress) {}
