package register.policy;

/// A role mailbox; never a person's.
public record Contact(String role, String email) {}
