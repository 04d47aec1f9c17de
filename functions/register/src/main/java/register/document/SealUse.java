package register.document;

import register.policy.Term;

/// What a key seals, and nothing else: mail of strangers is read where the one of acknowledgements lies, and whoever
/// took that over must not be able to seal a policy.
public enum SealUse implements Term {
    /// Snapshots of policies.
    POLICY_SEAL,
    /// Acknowledgements of requests.
    ACKNOWLEDGEMENT_SEAL
}
