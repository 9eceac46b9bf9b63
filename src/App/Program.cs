Console.WriteLine("aman");
