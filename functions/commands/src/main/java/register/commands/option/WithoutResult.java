package register.commands.option;

/// A command without a result, and so without a JSON form.
public interface WithoutResult {}
