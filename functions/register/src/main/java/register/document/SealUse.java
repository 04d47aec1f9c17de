package register.document;

import register.value.Term;

/// The one kind of document that a key seals. The function with the key of acknowledgements reads strangers' mail, and
/// somebody who took it over must not be able to seal a policy.
public enum SealUse implements Term {
    /// Snapshots of policies.
    POLICY_SEAL,
    /// Acknowledgements of requests.
    ACKNOWLEDGEMENT_SEAL
}
