using System.Text;
using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>Runs the same calls on our writer and on the framework's two.</summary>
internal static class WriterRuns
{
    public const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";
    public const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What the old runtime's writer gives.</summary>
    public static byte[] Old(Action<XmlWriter> calls)
    {
        using MemoryStream stream = new();
        using XmlTextWriter writer = new(stream, s_utf8);
        calls(writer);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>What the framework's checking writer gives, without declaration unless the calls write one.</summary>
    public static string Checking(Action<XmlWriter> calls)
    {
        using MemoryStream stream = new();
        using (XmlWriter writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = s_utf8, OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None }))
        {
            calls(writer);
        }

        return s_utf8.GetString(stream.ToArray());
    }

    /// <summary>What our writer gives.</summary>
    public static string Ours(Action<Utf8XmlWriter> calls)
    {
        using Utf8XmlWriter writer = new();
        calls(writer);
        return Text(writer);
    }

    /// <summary>Demands the old runtime's bytes, and that they are <paramref name="expected"/>.</summary>
    public static void SameAsOld(string expected, Action<XmlWriter> calls)
    {
        Assert.Equal(expected, s_utf8.GetString(Old(calls)));
        Assert.Equal(expected, Ours(calls));
    }

    /// <summary>Demands the checking writer's bytes, and that they are <paramref name="expected"/>.</summary>
    public static void SameAsChecking(string expected, Action<XmlWriter> calls)
    {
        Assert.Equal(expected, Checking(calls));
        Assert.Equal(expected, Ours(calls));
    }

    /// <summary>Demands that the last of the calls throws, that the writer says so in its state, takes nothing more, and is as new after a reset.</summary>
    public static TException Refused<TException>(Action<XmlWriter> calls)
        where TException : Exception
    {
        using Utf8XmlWriter writer = new();
        TException thrown = Assert.Throws<TException>(() => calls(writer));
        Assert.Equal(WriteState.Error, writer.WriteState);
        Assert.Throws<InvalidOperationException>(() => writer.WriteStartElement("after"));
        Assert.Throws<InvalidOperationException>(() => writer.WriteRaw("after"u8));

        writer.Reset();
        writer.WriteStartElement("again");
        writer.WriteEndElement();
        Assert.Equal("<again />", Text(writer));
        return thrown;
    }

    /// <summary>As <see cref="Refused"/>, where the framework's checking writer throws the same type.</summary>
    public static void RefusedAsChecking<TException>(Action<XmlWriter> calls)
        where TException : Exception
    {
        Refused<TException>(calls);
        using MemoryStream stream = new();
        using XmlWriter writer = XmlWriter.Create(stream);
        Assert.Throws<TException>(() => calls(writer));
    }

    /// <summary>What our writer holds, as text.</summary>
    public static string Text(Utf8XmlWriter writer) => s_utf8.GetString(writer.WrittenSpan);

    /// <summary>A root element <c>r</c> around the calls.</summary>
    public static Action<XmlWriter> InRoot(Action<XmlWriter> calls) => w =>
    {
        w.WriteStartElement("r");
        calls(w);
        w.WriteEndElement();
    };
}
