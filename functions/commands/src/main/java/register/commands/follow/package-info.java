/// Follows the lists of a policy's subprocessors: what changes there, and until when customers can be told of it.
package register.commands.follow;
