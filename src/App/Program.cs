return await Aman.App.Commands.Terminal.Run(args);
