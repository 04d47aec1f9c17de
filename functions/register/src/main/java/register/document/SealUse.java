package register.document;

import register.value.Term;

/// The one kind of document that a key seals. The function with the acknowledgement key reads untrusted mail; an
/// attacker who takes it over must not be able to seal a policy.
public enum SealUse implements Term {
    /// Snapshots of policies.
    POLICY_SEAL,
    /// Acknowledgements of requests.
    ACKNOWLEDGEMENT_SEAL
}
