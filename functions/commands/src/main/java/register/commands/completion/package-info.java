/// Scripts by which shells complete what somebody types.
package register.commands.completion;
