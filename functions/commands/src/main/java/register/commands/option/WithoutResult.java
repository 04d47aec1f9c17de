package register.commands.option;

/// A command that prints no result, and so none as JSON either.
public interface WithoutResult {}
