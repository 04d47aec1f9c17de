/// The next version of a policy, as a draft to edit.
package register.commands.draft;
